package org.yihaotong.recording;

import java.time.Instant;
import java.util.Optional;

import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * The recording of a talk that goes on.
 */
public interface RecordingDesk {

	/** Whether a talk is recorded. */
	enum State {

		RECORDING,

		/** Silence is recorded. */
		PAUSED,

		/** There is no recording: switched off, the disk is full, or no talk yet. */
		OFF

	}

	/**
	 * How a recording stands.
	 *
	 * @param state whether the talk is recorded
	 * @param until when a pause ends by itself
	 */
	record Standing(State state, Optional<Instant> until) {
	}

	Standing of(ContactId contact);

	/**
	 * Pauses, so that card numbers are not recorded. Ends by itself after a limit.
	 * @param contact the call
	 * @param who the agent
	 * @throws org.yihaotong.platform.Refusal if the call is not recorded
	 */
	void pause(ContactId contact, StaffId who);

	/**
	 * Ends a pause. Does nothing without one.
	 * @param contact the call
	 */
	void resume(ContactId contact);

}
