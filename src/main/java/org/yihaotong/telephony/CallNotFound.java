package org.yihaotong.telephony;

import org.yihaotong.platform.ContactId;

/**
 * Asterisk holds no such call (any more).
 */
public class CallNotFound extends RuntimeException {

	public CallNotFound(ContactId contact) {
		super("No call for contact " + contact);
	}

}
