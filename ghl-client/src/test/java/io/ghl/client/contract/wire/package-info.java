/** What the client sends, and what it reads, against HighLevel's own OpenAPI files of both API versions. */
package io.ghl.client.contract.wire;
