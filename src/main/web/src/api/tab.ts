/** Names this page to the server, which lets only the newest page of an agent act. New with every load. */
export function newTabName(random: (bytes: Uint8Array) => Uint8Array): string {
  // `crypto.randomUUID` is missing where the page is served without TLS.
  return [...random(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const TAB = newTabName((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>));
