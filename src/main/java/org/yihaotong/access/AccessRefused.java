package org.yihaotong.access;

import java.time.Duration;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * Somebody is not let in.
 */
final class AccessRefused extends Refusal {

	private AccessRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

	static AccessRefused signInFailed() {
		return new AccessRefused(HttpStatus.UNAUTHORIZED, "sign-in-failed", "Name or password is wrong");
	}

	static AccessRefused tooManyTries(Duration pause) {
		return new AccessRefused(HttpStatus.TOO_MANY_REQUESTS, "too-many-tries", "Too many tries",
				pause.toMinutes() + 1);
	}

	static AccessRefused notSignedIn() {
		return new AccessRefused(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in first");
	}

	static AccessRefused notAllowed() {
		return new AccessRefused(HttpStatus.FORBIDDEN, "not-allowed", "This role may not do that");
	}

}
