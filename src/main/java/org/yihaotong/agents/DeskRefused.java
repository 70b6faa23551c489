package org.yihaotong.agents;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.Seat;

/**
 * Something at the desk that cannot be so.
 */
class DeskRefused extends Refusal {

	DeskRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

	static DeskRefused pauseReason() {
		return new DeskRefused(HttpStatus.BAD_REQUEST, "pause-reason", "No reason that may be chosen");
	}

	static DeskRefused pauseReasonFields(String what) {
		return new DeskRefused(HttpStatus.UNPROCESSABLE_CONTENT, "pause-reason-fields", "Wrong " + what, what);
	}

	static DeskRefused givenBySystem(String code) {
		return new DeskRefused(HttpStatus.CONFLICT, "pause-reason-system", code + " is given by the system", code);
	}

	static DeskRefused seatTaken(Seat seat, String holder) {
		return new DeskRefused(HttpStatus.CONFLICT, "seat-taken", "Seat " + seat + " is taken", seat.value(), holder);
	}

	static DeskRefused noSuchSeat(String seat) {
		return new DeskRefused(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-seat", "No seat " + seat, seat);
	}

	static DeskRefused seatWhileReady() {
		return new DeskRefused(HttpStatus.CONFLICT, "seat-while-ready", "Pause before you change the seat");
	}

	static DeskRefused nothingPending() {
		return new DeskRefused(HttpStatus.CONFLICT, "nothing-pending", "There is nothing to take back");
	}

	static DeskRefused wrapUpRule(String what) {
		return new DeskRefused(HttpStatus.UNPROCESSABLE_CONTENT, "wrap-up-rule", "Wrong " + what, what);
	}

	static DeskRefused noAgent() {
		return new DeskRefused(HttpStatus.NOT_FOUND, "no-agent", "There is no such agent");
	}

	static DeskRefused capacity() {
		return new DeskRefused(HttpStatus.BAD_REQUEST, "capacity", "Letters and messages are both given or neither");
	}

	static DeskRefused tabForm() {
		return new DeskRefused(HttpStatus.BAD_REQUEST, "tab-form", "Not the name of a tab");
	}

}
