package org.yihaotong.intake;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.AuditLog;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;

/**
 * Contacts for staff.
 */
@RestController
@RequestMapping("/api/contacts/{id}")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'ADMINISTRATOR')")
class ContactController {

	private final Contacts contacts;

	private final LineDirectory lines;

	private final CaseDesk cases;

	private final AuditLog audit;

	ContactController(Contacts contacts, LineDirectory lines, CaseDesk cases, AuditLog audit) {
		this.contacts = contacts;
		this.lines = lines;
		this.cases = cases;
		this.audit = audit;
	}

	@GetMapping
	ContactResponse contact(@PathVariable UUID id) {
		ContactView contact = find(id);
		return ContactResponse.of(contact, this.lines.dialled(contact.line().value()),
				this.cases.ofContact(contact.contact()));
	}

	@GetMapping("/attachments/{attachment}")
	ResponseEntity<byte[]> attachment(@PathVariable UUID id, @PathVariable long attachment) {
		NewContact.Attachment file = this.contacts.attachment(new ContactId(id), attachment)
			.orElseThrow(ContactRefused::notFound);
		// Always a download of unknown bytes: a citizen's file must never run in the
		// console's origin.
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(file.fileName(), StandardCharsets.UTF_8)
						.build()
						.toString())
			.header("X-Content-Type-Options", "nosniff")
			.body(file.content());
	}

	@PostMapping("/reveal")
	@Transactional
	RevealResponse reveal(@PathVariable UUID id, @Valid @RequestBody RevealRequest request,
			@AuthenticationPrincipal(expression = "member().id()") StaffId staff) {
		ContactView contact = find(id);
		String phone = contact.phone()
			.orElseThrow(
					() -> new ContactRefused(HttpStatus.NOT_FOUND, "contact-without-phone", "The contact has no phone"))
			.national();
		this.audit.record(staff, "phone.revealed", contact.number(), request.reason().strip());
		return new RevealResponse(phone);
	}

	private ContactView find(UUID id) {
		return this.contacts.find(new ContactId(id)).orElseThrow(ContactRefused::notFound);
	}

	record RevealRequest(@NotBlank @Size(max = 200) String reason) {
	}

	record RevealResponse(String phone) {
	}

}
