package org.yihaotong.supervision.report;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.Refusal;

/**
 * A report that is not made.
 */
final class ReportRefused extends Refusal {

	private ReportRefused(HttpStatus status, String code, String message, Object... arguments) {
		super(status, code, message, arguments);
	}

	static ReportRefused interval() {
		return new ReportRefused(HttpStatus.UNPROCESSABLE_CONTENT, "report-interval",
				"The last day is before the first one");
	}

	static ReportRefused tooLong(int days) {
		return new ReportRefused(HttpStatus.UNPROCESSABLE_CONTENT, "report-too-long",
				"In these intervals a report covers " + days + " days at most", days);
	}

	static ReportRefused tooManyRows(int rows) {
		return new ReportRefused(HttpStatus.UNPROCESSABLE_CONTENT, "report-too-many-rows",
				"That would be more than " + rows + " rows", rows);
	}

	static ReportRefused groups() {
		return new ReportRefused(HttpStatus.UNPROCESSABLE_CONTENT, "report-groups",
				"At most two different things can be kept apart");
	}

	static ReportRefused busy() {
		return new ReportRefused(HttpStatus.TOO_MANY_REQUESTS, "report-busy", "Other reports are being made");
	}

}
