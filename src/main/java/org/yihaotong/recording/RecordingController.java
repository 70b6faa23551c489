package org.yihaotong.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.ContactId;

/**
 * Recordings, for those who look after quality. Listening needs a reason and leaves a row
 * in the audit log before the first byte is sent.
 */
@RestController
@RequestMapping("/api/recordings")
@PreAuthorize("hasRole('SUPERVISOR')")
class RecordingController {

	private static final int MOST = 100;

	private static final MediaType WAVE = MediaType.parseMediaType("audio/wav");

	private final Recordings recordings;

	private final Vault vault;

	private final RecordingProperties rules;

	private final AuditLog audit;

	RecordingController(Recordings recordings, Vault vault, RecordingProperties rules, AuditLog audit) {
		this.recordings = recordings;
		this.vault = vault;
		this.rules = rules;
		this.audit = audit;
	}

	@GetMapping
	List<Summary> list(@RequestParam Optional<UUID> contact) {
		List<Recordings.Kept> found = contact.map((id) -> this.recordings.of(new ContactId(id)).stream().toList())
			.orElseGet(() -> this.recordings.last(MOST));
		return found.stream()
			.map((kept) -> new Summary(kept.id(), kept.contact().value(), kept.seconds(), kept.keptAt(),
					kept.deleteAt()))
			.toList();
	}

	@PostMapping("/{id}/listen")
	ResponseEntity<StreamingResponseBody> listen(@PathVariable UUID id, @Valid @RequestBody Reason reason,
			@AuthenticationPrincipal StaffPrincipal principal) {
		Recordings.Kept kept = this.recordings.find(id).orElseThrow(RecordingRefused::notFound);
		this.audit.record(principal.member().id(), "recording.listened", kept.contact().toString(),
				reason.reason().strip());
		StreamingResponseBody body = (out) -> {
			try (InputStream in = open(kept)) {
				in.transferTo(out);
			}
		};
		return ResponseEntity.ok().contentType(WAVE).cacheControl(CacheControl.noStore()).body(body);
	}

	private InputStream open(Recordings.Kept kept) throws IOException {
		InputStream file = new BufferedInputStream(Files.newInputStream(this.rules.store().resolve(kept.file())));
		return this.vault.decrypting(kept.id(), kept.wrappedKey(), file);
	}

	record Reason(@NotBlank @Size(max = 200) String reason) {
	}

	/**
	 * A recording in a list.
	 *
	 * @param id its key
	 * @param contact the call
	 * @param seconds how long it is
	 * @param keptAt when the call was over
	 * @param deleteAt when it is deleted
	 */
	record Summary(UUID id, UUID contact, int seconds, Instant keptAt, Instant deleteAt) {
	}

}
