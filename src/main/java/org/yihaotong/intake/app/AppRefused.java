package org.yihaotong.intake.app;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * Something that a citizen asked for and cannot have.
 */
public final class AppRefused extends Refusal {

	private AppRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

	static AppRefused notFound() {
		return new AppRefused(HttpStatus.NOT_FOUND, "request-not-found", "No request with this number and phone");
	}

	static AppRefused notReplied() {
		return new AppRefused(HttpStatus.CONFLICT, "not-replied", "There is no answer to rate yet");
	}

	static AppRefused tooMany() {
		return new AppRefused(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests");
	}

	static AppRefused noKey() {
		return new AppRefused(HttpStatus.BAD_REQUEST, "idempotency-key", "Idempotency-Key is missing or too long");
	}

	static AppRefused tooLarge() {
		return new AppRefused(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "The body is too large");
	}

}
