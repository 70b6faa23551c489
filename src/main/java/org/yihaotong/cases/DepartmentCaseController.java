package org.yihaotong.cases;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.DepartmentCode;

/**
 * The desk of a department: its cases, signing for them, replying.
 */
@RestController
@PreAuthorize("hasRole('DEPARTMENT')")
@RequestMapping("/api/department/cases")
class DepartmentCaseController {

	/** More than a clerk can look through; the next deadlines come first. */
	private static final int MOST = 200;

	private final CaseDesk desk;

	private final Cases cases;

	private final CaseResponses responses;

	DepartmentCaseController(CaseDesk desk, Cases cases, CaseResponses responses) {
		this.desk = desk;
		this.cases = cases;
		this.responses = responses;
	}

	@GetMapping
	List<CaseResponse> list(@RequestParam(defaultValue = "open") String state,
			@AuthenticationPrincipal StaffPrincipal principal) {
		return this.cases.ofDepartment(department(principal), states(state), MOST)
			.stream()
			.map(this.responses::of)
			.toList();
	}

	@PostMapping("/{number}/sign")
	CaseResponse sign(@PathVariable String number, @AuthenticationPrincipal StaffPrincipal principal) {
		return this.responses.of(this.desk.signFor(parse(number), department(principal), principal.member().id()));
	}

	@PostMapping("/{number}/reply")
	CaseResponse reply(@PathVariable String number, @RequestBody Reply reply,
			@AuthenticationPrincipal StaffPrincipal principal) {
		String answer = Objects.requireNonNullElse(reply.answer(), "");
		return this.responses
			.of(this.desk.reply(parse(number), department(principal), principal.member().id(), answer));
	}

	private static Set<CaseState> states(String state) {
		return switch (state) {
			case "open" -> Set.of(CaseState.DISPATCHED, CaseState.IN_PROGRESS);
			case "replied" -> Set.of(CaseState.REPLIED);
			case "closed" -> Set.of(CaseState.CLOSED);
			default -> throw CaseRefusals.badInput("state", "The state is open, replied or closed");
		};
	}

	private static CaseNumber parse(String number) {
		return CaseNumbers.parse(number).orElseThrow(CaseRefusals::notFound);
	}

	private static DepartmentCode department(StaffPrincipal principal) {
		return principal.member().department().orElseThrow(CaseRefusals::notFound);
	}

	record Reply(@Nullable String answer) {
	}

}
