package org.yihaotong.recording;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * Something that was asked of a recording and cannot be done.
 */
class RecordingRefused extends Refusal {

	RecordingRefused(HttpStatus status, String code, String message) {
		super(status, code, message);
	}

	static RecordingRefused notRecorded() {
		return new RecordingRefused(HttpStatus.CONFLICT, "not-recorded", "The talk is not recorded");
	}

	static RecordingRefused notFound() {
		return new RecordingRefused(HttpStatus.NOT_FOUND, "recording-not-found", "There is no such recording");
	}

}
