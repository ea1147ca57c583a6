/**
 * UNTESTED on a Mac. Whether the system lets this process hear of input. macOS asks its owner for that once, in its
 * own settings (Accessibility); everywhere else nobody needs to be asked.
 */
export async function mayWatchInput(): Promise<boolean> {
  if (process.platform !== 'darwin') return true;
  const { default: koffi } = await import('koffi');
  const services = koffi.load('/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices');
  return services.func('bool AXIsProcessTrusted()')() === true;
}
