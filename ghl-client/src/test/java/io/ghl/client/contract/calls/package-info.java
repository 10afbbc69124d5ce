/** Which method of the client calls which operation. */
package io.ghl.client.contract.calls;
