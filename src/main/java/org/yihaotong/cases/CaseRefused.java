package org.yihaotong.cases;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * A move that a case does not allow.
 */
public class CaseRefused extends Refusal {

	public CaseRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

}
