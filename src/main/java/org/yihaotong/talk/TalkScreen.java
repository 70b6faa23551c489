package org.yihaotong.talk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentStatus;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.StaffId;
import org.yihaotong.recording.RecordingDesk;
import org.yihaotong.routing.TalkPicture;

/**
 * Shows a talk on the agents' screens.
 */
@Component
class TalkScreen implements TalkPicture {

	/** What fits beside the case form. */
	private static final int LINES = 50;

	private final Talks talks;

	private final Parties parties;

	private final AgentDesk agents;

	private final Directory directory;

	private final BriefingDesk briefings;

	private final RecordingDesk recordings;

	private final TalkProperties rules;

	TalkScreen(Talks talks, Parties parties, AgentDesk agents, Directory directory, BriefingDesk briefings,
			RecordingDesk recordings, TalkProperties rules) {
		this.talks = talks;
		this.parties = parties;
		this.agents = agents;
		this.directory = directory;
		this.briefings = briefings;
		this.recordings = recordings;
		this.rules = rules;
	}

	/**
	 * A talk.
	 *
	 * @param held whether the citizen hears music
	 * @param muted whether the agent's microphone is off
	 * @param parties who else is there or is being called
	 * @param transcribed whether the citizen is transcribed
	 * @param lines what the citizen said last
	 * @param recording whether the talk is recorded
	 * @param pausedUntil when a pause of the recording ends by itself
	 */
	record Picture(boolean held, boolean muted, List<Other> parties, boolean transcribed, List<Talks.Line> lines,
			RecordingDesk.State recording, @Nullable Instant pausedUntil) {
	}

	/**
	 * Somebody else in a talk.
	 *
	 * @param id the attempt
	 * @param kind who it is
	 * @param purpose what for
	 * @param nameZh who
	 * @param nameEn who, in English
	 * @param talking false while it rings
	 * @param since when it began to ring or to talk
	 * @param facts what an emergency service has to know, for reading out
	 * @param service the emergency service
	 * @param briefing how far the handing over to it has come
	 */
	record Other(UUID id, Party.Kind kind, Party.Purpose purpose, String nameZh, String nameEn, boolean talking,
			Instant since, @Nullable String facts, @Nullable String service, @Nullable Brief briefing) {
	}

	/**
	 * How far the handing over to an emergency service has come.
	 *
	 * @param state {@code NONE} where no way is configured
	 * @param at when it was accepted last
	 * @param why the last try failed
	 * @param detail more of that
	 */
	record Brief(String state, @Nullable Instant at, NotBriefed.@Nullable Why why, @Nullable String detail) {
	}

	@Override
	public Optional<Picture> of(ContactId contact, StaffId agent) {
		return this.talks.find(contact).map((talk) -> picture(contact, talk));
	}

	private Picture picture(ContactId contact, Talks.Standing talk) {
		RecordingDesk.Standing recording = this.recordings.of(contact);
		Map<UUID, Briefings.Standing> told = this.briefings.of(contact);
		return new Picture(talk.held(), talk.muted(),
				this.parties.open(contact).stream().map((party) -> other(party, told)).toList(), talk.transcribed(),
				this.talks.lines(contact, LINES), recording.state(), recording.until().orElse(null));
	}

	private Other other(Party party, Map<UUID, Briefings.Standing> told) {
		Names names = names(party);
		boolean emergency = party.kind() == Party.Kind.EMERGENCY;
		return new Other(party.id(), party.kind(), party.purpose(), names.zh(), names.en(), party.talks(),
				party.answeredAt().orElse(party.askedAt()), party.facts().isEmpty() ? null : party.facts(),
				emergency ? party.target() : null, emergency ? brief(party, told.get(party.id())) : null);
	}

	private Brief brief(Party party, Briefings.@Nullable Standing told) {
		if (told == null) {
			return new Brief(this.briefings.reaches(party.target()) ? "SENDING" : "NONE", null, null, null);
		}
		return new Brief(told.state().name(), told.deliveredAt().orElse(null), told.why().orElse(null),
				told.detail().isEmpty() ? null : told.detail());
	}

	private record Names(String zh, String en) {
	}

	private Names names(Party party) {
		return switch (party.kind()) {
			case COLLEAGUE -> {
				AgentStatus status = this.agents.status(new StaffId(Long.parseLong(party.target())));
				yield new Names(status.displayName(), status.displayName());
			}
			case DIRECTORY -> this.directory.find(party.target())
				.map((entry) -> new Names(entry.nameZh(), entry.nameEn()))
				.orElse(new Names(party.target(), party.target()));
			case EMERGENCY -> this.rules.emergencies()
				.stream()
				.filter((desk) -> desk.service().equals(party.target()))
				.findFirst()
				.map((desk) -> new Names(desk.service() + " " + desk.nameZh(), desk.service() + " " + desk.nameEn()))
				.orElse(new Names(party.target(), party.target()));
		};
	}

}
