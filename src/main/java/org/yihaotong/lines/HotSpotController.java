package org.yihaotong.lines;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.StaffId;

/**
 * Shows the announcements to staff and lets a supervisor switch them.
 */
@RestController
@RequestMapping("/api/lines/announcements")
class HotSpotController {

	/** Two weeks of a bad week's three a day. */
	private static final int MOST = 50;

	private final HotSpots hotSpots;

	private final HotSpotDesk desk;

	private final StaffDirectory staff;

	private final Clock clock;

	HotSpotController(HotSpots hotSpots, HotSpotDesk desk, StaffDirectory staff, Clock clock) {
		this.hotSpots = hotSpots;
		this.desk = desk;
		this.staff = staff;
		this.clock = clock;
	}

	@GetMapping
	List<HotSpotResponse> latest() {
		return this.hotSpots.latest(MOST).stream().map(this::response).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	HotSpotResponse switchOn(@RequestBody HotSpotDesk.Wanted wanted,
			@AuthenticationPrincipal StaffPrincipal principal) {
		long id = this.desk.switchOn(wanted, principal.member().id());
		return response(this.hotSpots.find(id).orElseThrow(LineRefusals::noAnnouncement));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void switchOff(@PathVariable long id, @AuthenticationPrincipal StaffPrincipal principal) {
		this.desk.switchOff(id, principal.member().id());
	}

	private HotSpotResponse response(HotSpots.Entry entry) {
		HotSpot hotSpot = entry.hotSpot();
		return new HotSpotResponse(hotSpot.id(), hotSpot.line().map(LineNumber::value).orElse(null), hotSpot.text(),
				hotSpot.from(), hotSpot.until(), entry.planned(), hotSpot.isOn(this.clock.instant()),
				name(entry.startedBy()), entry.endedBy().map(this::name).orElse(null));
	}

	private String name(StaffId id) {
		return this.staff.find(id).map(StaffMember::displayName).orElse("");
	}

	/**
	 * An announcement in the console.
	 *
	 * @param id its number
	 * @param line the line; null: every line
	 * @param text what callers hear
	 * @param from when it was switched on
	 * @param until when it ends or ended
	 * @param planned when it was to end
	 * @param on whether callers hear it now
	 * @param startedBy who switched it on
	 * @param endedBy who switched it off before its time
	 */
	record HotSpotResponse(long id, @Nullable String line, String text, Instant from, Instant until, Instant planned,
			boolean on, String startedBy, @Nullable String endedBy) {
	}

}
