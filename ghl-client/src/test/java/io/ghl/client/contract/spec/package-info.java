/** HighLevel's own OpenAPI files, and what is known to be wrong in them. */
package io.ghl.client.contract.spec;
