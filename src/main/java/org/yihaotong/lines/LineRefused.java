package org.yihaotong.lines;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * Something about a line that cannot be done.
 */
public class LineRefused extends Refusal {

	public LineRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

}
