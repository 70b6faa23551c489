package org.yihaotong.telephony;

import org.yihaotong.platform.ContactId;

/**
 * Hears what the citizen says while the talk goes on, without being heard.
 */
public interface TalkEar {

	/**
	 * Begins to listen. Ends when the call does, or when the listener says that it is
	 * done.
	 * @param contact the talk
	 * @param listener takes the citizen's audio on an event loop
	 * @param over is called once when no more audio comes
	 * @throws CallNotFound if no such talk goes on
	 * @throws AsteriskAway if Asterisk does not answer
	 */
	void listen(ContactId contact, AudioListener listener, Runnable over);

}
