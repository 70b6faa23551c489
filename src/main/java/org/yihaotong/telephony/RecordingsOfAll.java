package org.yihaotong.telephony;

import java.nio.file.Path;

import org.yihaotong.platform.ContactId;

/**
 * Has every Asterisk record into the one folder that all share with the server.
 */
class RecordingsOfAll implements RecordingControl {

	private final TelephonyProperties properties;

	private final Asterisks asterisks;

	RecordingsOfAll(TelephonyProperties properties, Asterisks asterisks) {
		this.properties = properties;
		this.asterisks = asterisks;
	}

	@Override
	public Path folder() {
		return AsteriskRecordings.folder(this.properties);
	}

	@Override
	public void record(boolean recorded) {
		this.asterisks.tell((one) -> one.recordings().record(recorded));
	}

	@Override
	public void pause(ContactId contact, boolean paused) {
		this.asterisks.holder(contact).recordings().pause(contact, paused);
	}

}
