package org.yihaotong.intake;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.classification.Category;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.platform.Priority;
import org.yihaotong.registry.MemberUnit;
import org.yihaotong.registry.MemberUnits;

/**
 * The categories with the unit that usually leads, for the case form.
 */
@RestController
@PreAuthorize("isAuthenticated()")
class TaxonomyController {

	private final Taxonomy taxonomy;

	private final MemberUnits units;

	TaxonomyController(Taxonomy taxonomy, MemberUnits units) {
		this.taxonomy = taxonomy;
		this.units = units;
	}

	@GetMapping("/api/taxonomy")
	List<CategoryResponse> taxonomy() {
		return this.taxonomy.all().stream().map(this::response).toList();
	}

	private CategoryResponse response(Category category) {
		Optional<MemberUnit> unit = this.units.named(category.leadDepartmentZh());
		return new CategoryResponse(category.code().value(), category.majorZh(), category.minorZh(), category.majorEn(),
				category.minorEn(), unit.map((found) -> found.code().value()).orElse(null),
				unit.map(MemberUnit::nameZh).orElse(category.leadDepartmentZh()), category.workingDays(),
				category.priority());
	}

	record CategoryResponse(String code, String major, String minor, String majorEn, String minorEn,
			@Nullable String department, String departmentName, int workingDays, Priority priority) {
	}

}
