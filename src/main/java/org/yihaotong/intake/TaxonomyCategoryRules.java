package org.yihaotong.intake;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.yihaotong.cases.CategoryRules;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.platform.CategoryCode;

/**
 * Tells cases what the taxonomy says.
 */
@Component
class TaxonomyCategoryRules implements CategoryRules {

	private final Taxonomy taxonomy;

	TaxonomyCategoryRules(Taxonomy taxonomy) {
		this.taxonomy = taxonomy;
	}

	@Override
	public Optional<CategoryRule> find(CategoryCode code) {
		return this.taxonomy.find(code)
			.map((category) -> new CategoryRule(category.minorZh(), category.priority(), category.acceptHours(),
					category.workingDays()));
	}

}
