package org.yihaotong.cases;

import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;

/**
 * What the console sends to hand a case to another department.
 */
record RedispatchRequest(@Nullable String category, @Nullable String department, @Nullable String reason) {

	Redispatch toRedispatch() {
		return new Redispatch(CaseRequest.read("category", this.category, CategoryCode::new),
				CaseRequest.read("department", this.department, DepartmentCode::new), CaseRequest.text(this.reason));
	}

}
