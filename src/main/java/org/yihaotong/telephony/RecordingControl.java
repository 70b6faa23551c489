package org.yihaotong.telephony;

import java.nio.file.Path;

import org.yihaotong.platform.ContactId;

/**
 * Asterisk records the talks: for each call two files of signed 16-bit little-endian
 * linear audio at 8 kHz, of equal length, {@code CONTACT-r.sln} with what the citizen
 * says and {@code CONTACT-t.sln} with what the citizen hears. They grow while the call
 * goes on.
 */
public interface RecordingControl {

	/**
	 * Returns the folder in which the files appear.
	 * @return its path as this process sees it
	 */
	Path folder();

	/**
	 * Says whether talks that begin from now on are recorded.
	 * @param recorded whether they are
	 * @throws AsteriskAway if Asterisk does not answer
	 */
	void record(boolean recorded);

	/**
	 * Replaces both sides by silence, or records them again.
	 * @param contact the call
	 * @param paused whether nothing is to be recorded
	 * @throws CallNotFound if no such call is recorded
	 * @throws AsteriskAway if Asterisk does not answer
	 */
	void pause(ContactId contact, boolean paused);

}
