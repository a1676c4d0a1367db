/** Entity ids are opaque, random UUIDs; anything else names nothing. */
const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isEntityId = (value: string): boolean => pattern.test(value);
