package org.yihaotong.registry;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists the member units for the console.
 */
@RestController
class DepartmentController {

	private final MemberUnits units;

	DepartmentController(MemberUnits units) {
		this.units = units;
	}

	@GetMapping("/api/departments")
	List<Department> departments() {
		return this.units.all()
			.stream()
			.map((unit) -> new Department(unit.code().value(), unit.nameZh(), unit.nameEn(), unit.kind()))
			.toList();
	}

	record Department(String code, String nameZh, String nameEn, String kind) {
	}

}
