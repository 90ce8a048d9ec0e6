export function makeAccessible(document) {}
