package org.yihaotong.cases;

import org.springframework.stereotype.Component;
import org.yihaotong.registry.MemberUnit;
import org.yihaotong.registry.MemberUnits;

/**
 * Gives a case the names of its category and department.
 */
@Component
class CaseResponses {

	private final CategoryRules categories;

	private final MemberUnits units;

	CaseResponses(CategoryRules categories, MemberUnits units) {
		this.categories = categories;
		this.units = units;
	}

	CaseResponse of(CaseView view) {
		String category = this.categories.find(view.category())
			.map(CategoryRules.CategoryRule::name)
			.orElse(view.category().value());
		String department = this.units.find(view.department())
			.map(MemberUnit::nameZh)
			.orElse(view.department().value());
		return CaseResponse.of(view, category, department);
	}

}
