package org.yihaotong.telephony;

/**
 * Runs the voice flow on an incoming call. Implemented above telephony.
 */
public interface CallHandler {

	/**
	 * Handles a call on a virtual thread of its own; when it returns or throws without
	 * {@link Call#sendToWaiting()} or {@link Call#finish()}, the dialplan takes the
	 * caller to a person.
	 * @param call the call
	 */
	void handle(Call call);

}
