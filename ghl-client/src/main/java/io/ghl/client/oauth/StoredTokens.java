package io.ghl.client.oauth;

/**
 * What a store holds under a key.
 *
 * @param tokens the tokens
 * @param version changes with every write; never the same again under one key
 */
public record StoredTokens(Tokens tokens, TokenStore.Version version) {}
