package org.yihaotong.cases;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;

/**
 * All that this module refuses.
 */
final class CaseRefusals {

	private CaseRefusals() {
	}

	static CaseRefused moveNotAllowed(CaseState state, CaseMove move, List<CaseMove> allowed) {
		return new CaseRefused(HttpStatus.CONFLICT, "move-not-allowed",
				move + " is not allowed for a case that is " + state + "; allowed: " + allowed, state.name(),
				move.name(), allowed.toString());
	}

	static CaseRefused changedMeanwhile() {
		return new CaseRefused(HttpStatus.CONFLICT, "case-changed", "Somebody else has just changed this case");
	}

	static CaseRefused sameDispatch() {
		return new CaseRefused(HttpStatus.CONFLICT, "case-same-dispatch",
				"The case is with this department under this category already");
	}

	static CaseRefused notFound() {
		return new CaseRefused(HttpStatus.NOT_FOUND, "case-not-found", "There is no such case");
	}

	static CaseRefused withoutPhone() {
		return new CaseRefused(HttpStatus.NOT_FOUND, "case-without-phone", "No phone was left with this case");
	}

	static CaseRefused contactNotFound() {
		return new CaseRefused(HttpStatus.UNPROCESSABLE_CONTENT, "contact-not-found", "There is no such contact");
	}

	static CaseRefused noCategory(CategoryCode code) {
		return new CaseRefused(HttpStatus.UNPROCESSABLE_CONTENT, "category-not-found",
				"There is no minor category " + code, code.value());
	}

	static CaseRefused noDepartment(DepartmentCode code) {
		return new CaseRefused(HttpStatus.UNPROCESSABLE_CONTENT, "department-not-found",
				"There is no member unit " + code, code.value());
	}

	/** The code is {@code case-FIELD}. */
	static CaseRefused badInput(String field, String message, Object... limits) {
		return new CaseRefused(HttpStatus.UNPROCESSABLE_CONTENT, "case-" + field, message, limits);
	}

}
