/** A `data-testid` where Ant Design wants a button's props as an object. */
export function testId(name: string): Record<`data-${string}`, string> {
  return { 'data-testid': name };
}
