import { signIn } from '@stint/tracker/sign-in';
import type { SignedIn } from '@stint/tracker/signed-in';
import { type ClientOptions, call } from '@stint/wire/client';
import { decideGrant } from '@stint/wire/device';

/** Signs a new tracker in by device flow; its owner approves the code in the browser. */
export async function letIn(owner: ClientOptions, deviceName: string): Promise<SignedIn> {
  let userCode = '';
  const signedIn = await signIn({
    house: owner.house,
    fetch: owner.fetch,
    deviceName,
    stop: new AbortController().signal,
    show: (page) => {
      userCode = page.userCode;
    },
    // The owner has approved it before the tracker asks for the first time.
    wait: async () => {
      await call(owner, decideGrant, { params: { userCode }, body: { decision: 'approve' } });
    },
  });
  if ('refused' in signedIn) throw new Error(signedIn.refused);
  return signedIn;
}
