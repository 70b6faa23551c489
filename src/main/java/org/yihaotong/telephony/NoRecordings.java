package org.yihaotong.telephony;

import java.nio.file.Path;

import org.yihaotong.platform.ContactId;

/**
 * Stands in where calls are switched off: nothing is recorded.
 */
class NoRecordings implements RecordingControl {

	private final Path folder;

	NoRecordings(Path folder) {
		this.folder = folder;
	}

	@Override
	public Path folder() {
		return this.folder;
	}

	@Override
	public void record(boolean recorded) {
	}

	@Override
	public void pause(ContactId contact, boolean paused) {
		throw new CallNotFound(contact);
	}

}
