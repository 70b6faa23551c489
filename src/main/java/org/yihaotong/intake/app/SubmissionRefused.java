package org.yihaotong.intake.app;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * A request that cannot be taken as it is.
 */
public final class SubmissionRefused extends Refusal {

	private final transient Map<String, String> errors;

	SubmissionRefused(Map<String, String> errors) {
		super(HttpStatus.UNPROCESSABLE_CONTENT, "submission", "Some fields need another look");
		this.errors = Map.copyOf(errors);
	}

	/**
	 * Tells what is wrong.
	 * @return message keys by field
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
