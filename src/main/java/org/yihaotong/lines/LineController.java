package org.yihaotong.lines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.access.StaffMember;
import org.yihaotong.access.StaffPrincipal;
import org.yihaotong.lines.DecisionResponse.Simulation;
import org.yihaotong.lines.LineDesk.Settings;
import org.yihaotong.lines.LineDesk.WantedCutOver;
import org.yihaotong.platform.LineNumber;
import tools.jackson.databind.JsonNode;

/**
 * Shows the lines to staff and lets an administrator change them.
 */
@RestController
@RequestMapping("/api/lines")
class LineController {

	private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

	private static final int MOST_CHANGES = 50;

	private static final int MOST_WAITING = 9_999;

	private final CachedLineDirectory directory;

	private final LiveLinePolicy policy;

	private final LineDesk desk;

	private final LineChanges changes;

	private final StaffDirectory staff;

	private final ObjectProvider<LineFigures> figures;

	private final Clock clock;

	LineController(CachedLineDirectory directory, LiveLinePolicy policy, LineDesk desk, LineChanges changes,
			StaffDirectory staff, ObjectProvider<LineFigures> figures, Clock clock) {
		this.directory = directory;
		this.policy = policy;
		this.desk = desk;
		this.changes = changes;
		this.staff = staff;
		this.figures = figures;
		this.clock = clock;
	}

	@GetMapping
	List<LineResponse> lines() {
		Instant now = this.clock.instant();
		Instant midnight = now.atZone(this.clock.getZone())
			.toLocalDate()
			.atStartOfDay(this.clock.getZone())
			.toInstant();
		LineFigures source = this.figures.getIfAvailable(() -> (since) -> Map.of());
		Map<LineNumber, LineFigures.Contacts> today = source.contacts(midnight);
		return this.directory.setups().stream().map((setup) -> {
			LineNumber number = setup.line().number();
			return LineResponse.of(setup, this.policy.now(number), now, this.policy.announcements(number),
					today.getOrDefault(number, LineFigures.Contacts.NONE));
		}).toList();
	}

	@GetMapping("/{number}")
	ResponseEntity<LineResponse.Detail> line(@PathVariable String number) {
		return detail(setup(number));
	}

	@PutMapping("/{number}")
	ResponseEntity<LineResponse.Detail> change(@PathVariable String number,
			@RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String version,
			@RequestBody Settings settings, @AuthenticationPrincipal StaffPrincipal principal) {
		LineNumber line = setup(number).line().number();
		this.desk.change(line, version(version), settings, principal.member().id());
		return detail(setup(number));
	}

	@PutMapping("/{number}/plan")
	ResponseEntity<LineResponse.Detail> plan(@PathVariable String number,
			@RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String version, @RequestBody Plan plan,
			@AuthenticationPrincipal StaffPrincipal principal) {
		LineNumber line = setup(number).line().number();
		this.desk.plan(line, version(version), Objects.requireNonNullElse(plan.cutOvers(), List.of()),
				principal.member().id());
		return detail(setup(number));
	}

	@GetMapping("/{number}/simulation")
	Simulation simulate(@PathVariable String number, @RequestParam(required = false) @Nullable Instant at,
			@RequestParam(defaultValue = "0") int waiting, @RequestParam(defaultValue = "0") int waitSeconds) {
		if (waiting < 0 || waiting > MOST_WAITING || waitSeconds < 0 || waitSeconds > MOST_WAITING) {
			throw LineRefusals.badInput("situation", "So many do not wait: " + waiting, MOST_WAITING);
		}
		LineNumber line = setup(number).line().number();
		Instant instant = Objects.requireNonNullElseGet(at, this.clock::instant);
		Situation.Load load = new Situation.Load(waiting, Duration.ofSeconds(waitSeconds));
		LineDecision decision = this.policy.at(line, instant, new Situation(load, Situation.Load.NONE));
		return new Simulation(line.value(), instant, waiting, waitSeconds, DecisionResponse.of(decision));
	}

	@GetMapping("/{number}/changes")
	List<ChangeResponse> changes(@PathVariable String number) {
		return this.changes.latest(setup(number).line().number(), MOST_CHANGES)
			.stream()
			.map((change) -> new ChangeResponse(change.at(),
					this.staff.find(change.by()).map(StaffMember::displayName).orElse(""), change.part(),
					change.before(), change.after()))
			.toList();
	}

	private static ResponseEntity<LineResponse.Detail> detail(LineSetup setup) {
		return ResponseEntity.ok().eTag(Long.toString(setup.version())).body(LineResponse.Detail.of(setup));
	}

	private LineSetup setup(String number) {
		return this.directory.setups()
			.stream()
			.filter((setup) -> setup.line().number().value().equals(number))
			.findFirst()
			.orElseThrow(LineRefusals::notFound);
	}

	private static long version(String ifMatch) {
		Matcher matcher = VERSION.matcher(ifMatch.strip());
		if (!matcher.matches()) {
			throw LineRefusals.withoutVersion();
		}
		return Long.parseLong(matcher.group(1));
	}

	record Plan(@Nullable List<WantedCutOver> cutOvers) {
	}

	record ChangeResponse(Instant at, String by, LineChanges.Part part, JsonNode before, JsonNode after) {
	}

}
