package org.yihaotong.platform;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * The problems that the API answers with (RFC 9457), all named alike.
 */
public final class Problems {

	private Problems() {
	}

	/**
	 * Makes one.
	 * @param status the HTTP status
	 * @param code what it is, for programs
	 * @param detail what it is, in the caller's words
	 * @return the problem
	 */
	public static ProblemDetail of(HttpStatus status, String code, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("urn:yihaotong:problem:" + code));
		return problem;
	}

}
