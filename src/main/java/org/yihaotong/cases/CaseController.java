package org.yihaotong.cases;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffMember;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.CaseNumber;

/**
 * Cases for all staff; a department clerk sees the own unit's only.
 */
@RestController
@RequestMapping("/api/cases")
class CaseController {

	private final CaseDesk desk;

	private final CategoryRules categories;

	private final ContactFacts contacts;

	private final PhoneReveal reveal;

	private final CaseResponses responses;

	CaseController(CaseDesk desk, CategoryRules categories, ContactFacts contacts, PhoneReveal reveal,
			CaseResponses responses) {
		this.desk = desk;
		this.categories = categories;
		this.contacts = contacts;
		this.reveal = reveal;
		this.responses = responses;
	}

	@PostMapping
	ResponseEntity<CaseResponse> open(@RequestBody CaseRequest request,
			@AuthenticationPrincipal StaffPrincipal principal) {
		Optional<CaseView> known = this.desk.ofContact(request.contactId());
		if (known.isPresent()) {
			return ResponseEntity.ok(this.responses.of(known.get()));
		}
		ContactFacts.Facts facts = this.contacts.of(request.contactId()).orElseThrow(CaseRefusals::contactNotFound);
		CategoryRules.CategoryRule rule = this.categories.find(request.categoryCode())
			.orElseThrow(() -> CaseRefusals.noCategory(request.categoryCode()));
		CaseView view = this.desk.open(request.toNewCase(facts, rule), Optional.of(principal.member().id()));
		return ResponseEntity.status(HttpStatus.CREATED).body(this.responses.of(view));
	}

	@GetMapping("/{number}")
	CaseResponse show(@PathVariable String number, @AuthenticationPrincipal StaffPrincipal principal) {
		return this.responses.of(visible(number, principal.member()));
	}

	@PostMapping("/{number}/redispatch")
	@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
	CaseResponse redispatch(@PathVariable String number, @RequestBody RedispatchRequest request,
			@AuthenticationPrincipal StaffPrincipal principal) {
		CaseNumber known = CaseNumbers.parse(number).orElseThrow(CaseRefusals::notFound);
		return this.responses.of(this.desk.redispatch(known, request.toRedispatch(), principal.member().id()));
	}

	@PostMapping("/{number}/reveal")
	@PreAuthorize("hasAnyRole('AGENT', 'DEPARTMENT', 'SUPERVISOR')")
	Phone reveal(@PathVariable String number, @RequestBody Reason reason,
			@AuthenticationPrincipal StaffPrincipal principal) {
		CaseView view = visible(number, principal.member());
		String words = Objects.requireNonNullElse(reason.reason(), "");
		return new Phone(this.reveal.phone(view, principal.member().id(), words));
	}

	private CaseView visible(String number, StaffMember member) {
		return CaseNumbers.parse(number)
			.flatMap(this.desk::find)
			.filter((view) -> member.role() != Role.DEPARTMENT
					|| member.department().filter(view.department()::equals).isPresent())
			.orElseThrow(CaseRefusals::notFound);
	}

	record Reason(@Nullable String reason) {
	}

	record Phone(String phone) {
	}

}
