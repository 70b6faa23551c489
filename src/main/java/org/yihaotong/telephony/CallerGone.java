package org.yihaotong.telephony;

/**
 * The caller hung up while a flow was running.
 */
public class CallerGone extends RuntimeException {

	public CallerGone(String message) {
		super(message);
	}

}
