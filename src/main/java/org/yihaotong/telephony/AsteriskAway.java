package org.yihaotong.telephony;

/**
 * Asterisk does not answer at present. Nothing is known about the calls that it holds:
 * wait for {@link CallEvent.AsteriskConnected} and reconcile.
 */
public class AsteriskAway extends RuntimeException {

	public AsteriskAway(String message) {
		super(message);
	}

}
