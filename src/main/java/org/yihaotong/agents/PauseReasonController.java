package org.yihaotong.agents;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.AuditLog;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.agents.PauseReasons.CountsAs;
import org.yihaotong.agents.PauseReasons.Entry;

/**
 * Shows the reasons for pauses to all who work with them, and lets an administrator edit
 * them.
 */
@RestController
class PauseReasonController {

	private static final int LONGEST_NAME = 40;

	private static final int LAST_POSITION = 1000;

	private final StoredPauseReasons reasons;

	private final AuditLog audit;

	PauseReasonController(StoredPauseReasons reasons, AuditLog audit) {
		this.reasons = reasons;
		this.audit = audit;
	}

	@GetMapping("/api/pause-reasons")
	List<Entry> all() {
		return this.reasons.all();
	}

	@PutMapping("/api/pause-reasons/{code}")
	@Transactional
	public List<Entry> put(@AuthenticationPrincipal StaffPrincipal principal, @PathVariable String code,
			@RequestBody Fields fields) {
		Entry entry = fields.checked(code);
		if (entry.choosable() && this.reasons.givenBySystem(code)) {
			throw DeskRefused.givenBySystem(code);
		}
		if (!this.reasons.put(entry)) {
			throw DeskRefused.pauseReasonFields("count");
		}
		this.audit.record(principal.member().id(), "pause-reason.changed", code,
				entry.nameZh() + " / " + entry.nameEn() + " / " + entry.countsAs() + " / " + entry.choosable());
		return all();
	}

	/**
	 * How a reason shall be.
	 *
	 * @param nameZh its Chinese name
	 * @param nameEn its English name
	 * @param countsAs what the time counts as
	 * @param choosable false retires it
	 * @param position smaller stands first; 100 when not given
	 */
	record Fields(@Nullable String nameZh, @Nullable String nameEn, @Nullable CountsAs countsAs,
			@Nullable Boolean choosable, @Nullable Integer position) {

		Entry checked(String code) {
			if (!PauseReason.fits(code)) {
				throw DeskRefused.pauseReasonFields("code");
			}
			if (this.countsAs == null) {
				throw DeskRefused.pauseReasonFields("countsAs");
			}
			int place = (this.position != null) ? this.position : 100;
			if (place < 0 || place > LAST_POSITION) {
				throw DeskRefused.pauseReasonFields("position");
			}
			return new Entry(code, name(this.nameZh, "nameZh"), name(this.nameEn, "nameEn"), this.countsAs,
					!Boolean.FALSE.equals(this.choosable), false, place);
		}

		private static String name(@Nullable String given, String field) {
			String name = (given != null) ? given.strip() : "";
			if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
				throw DeskRefused.pauseReasonFields(field);
			}
			return name;
		}

	}

}
