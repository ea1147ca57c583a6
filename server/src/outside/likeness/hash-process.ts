// Run by likeness.ts as a process of its own: takes thumbnails, answers their difference hashes, ends with its parent. A
// decoder that falls over a hostile picture takes this process with it, and nothing else (TH-W7).
import { differenceHash } from './difference-hash.ts';

process.on('message', (thumbnail: Uint8Array) => {
  differenceHash(thumbnail)
    .catch(() => '')
    .then((hash) => process.send?.(hash))
    .catch(() => process.exit(1));
});
process.on('disconnect', () => process.exit(0));
