package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.asteriskjava.manager.event.DeviceStateChangeEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.telephony.ami.YhtEvent;

/**
 * Translates what Asterisk tells into {@link CallEvent}s. Runs on asterisk-java's event
 * thread and never waits.
 */
class AsteriskEvents {

	private static final Logger LOG = LoggerFactory.getLogger(AsteriskEvents.class);

	/** How long after a failure Asterisk may still tell why the channel hung up. */
	private static final long CAUSE_SECONDS = 2;

	private static final String SEAT_DEVICE = "PJSIP/seat-";

	private final String asterisk;

	private final KnownCalls calls;

	private final Notices notices;

	private final TalkLegs legs;

	private final SeatPlaces seats;

	private final AsteriskCallBacks callBacks;

	private final AsteriskSurveys surveys;

	private final CallEvents events;

	private final Clock clock;

	private final Map<Seat, Boolean> reachable = new ConcurrentHashMap<>();

	AsteriskEvents(String asterisk, KnownCalls calls, Notices notices, TalkLegs legs, SeatPlaces seats,
			AsteriskCallBacks callBacks, AsteriskSurveys surveys, CallEvents events, Clock clock) {
		this.asterisk = asterisk;
		this.calls = calls;
		this.notices = notices;
		this.legs = legs;
		this.seats = seats;
		this.callBacks = callBacks;
		this.surveys = surveys;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Takes one event.
	 * @param event the event
	 * @return false if an event was lost because too many wait
	 */
	boolean take(ManagerEvent event) {
		try {
			return switch (event) {
				case YhtEvent told -> told(told).map(this.events::offer).orElse(true);
				case DeviceStateChangeEvent device -> device(device).map(this.events::offer).orElse(true);
				case OriginateResponseEvent originated -> originated(originated);
				case HangupEvent hungUp -> hungUp(hungUp);
				default -> true;
			};
		}
		catch (IllegalArgumentException ex) {
			LOG.warn("Event of Asterisk not understood: {}", ex.getMessage());
			return true;
		}
	}

	/**
	 * Forgets what was known of the softphones: the list that follows is told in full.
	 */
	void forgetSeats() {
		this.reachable.clear();
	}

	private Optional<CallEvent> told(YhtEvent event) {
		Instant now = this.clock.instant();
		return switch (event.getKind()) {
			case "Waiting" -> {
				this.calls.put(contact(event), event.getChannel(), LiveCall.Place.WAITING);
				this.legs.forget(contact(event));
				yield Optional.of(new CallEvent.Waiting(contact(event), now));
			}
			case "Flow" -> place(event, LiveCall.Place.FLOW);
			case "Survival" -> place(event, LiveCall.Place.SURVIVAL);
			case "Survey" -> {
				this.legs.forget(contact(event));
				yield place(event, LiveCall.Place.SURVEY);
			}
			case "Offered" -> place(event, LiveCall.Place.OFFERED);
			case "SurvivalAnswered" -> {
				this.calls.move(contact(event), LiveCall.Place.TALKING);
				this.legs.talks(contact(event), event.getChannel());
				yield Optional.empty();
			}
			case "Answered" -> {
				this.calls.move(contact(event), LiveCall.Place.TALKING);
				this.legs.talks(contact(event), event.getChannel());
				yield Optional.of(new CallEvent.OfferAnswered(contact(event), offer(event), seat(event), now));
			}
			case "OfferFailed" -> Optional.of(new CallEvent.OfferFailed(contact(event), offer(event), seat(event),
					reason(event.getStatus()), now));
			case "TalkEnded" -> Optional.of(new CallEvent.TalkEnded(contact(event), seat(event), now));
			case "Gone" -> {
				this.calls.remove(contact(event));
				this.legs.forget(contact(event));
				yield Optional.of(new CallEvent.CallerLeft(contact(event), placeOf(event.getPlace()), now));
			}
			case "Notice" -> notice(event);
			case "Held" -> Optional.of(new CallEvent.Talk.Held(contact(event), now));
			case "Gathered" -> Optional.of(new CallEvent.Talk.Gathered(contact(event), now));
			case "PartyJoined" -> {
				this.legs.answered(party(event));
				yield Optional.of(new CallEvent.Talk.PartyJoined(contact(event), party(event), now));
			}
			case "LegGone" -> Optional.of(legGone(event, now));
			case "CallBackAgent" -> this.callBacks.agentReady(offer(event));
			case "CallBackAgentGone" -> this.callBacks.agentGone(offer(event));
			case "CallBackMissed" -> this.callBacks.citizenGone(offer(event), event.getStatus());
			case "CallBackJoined" -> Optional.of(calledBack(event, now));
			case "SurveyEnded" -> Optional.of(this.surveys.ended(contact(event), offer(event), event.getStatus()));
			default -> throw new IllegalArgumentException("Kind " + event.getKind());
		};
	}

	/** From now on it is a talk in a room as any other. */
	private CallEvent calledBack(YhtEvent event, Instant at) {
		this.callBacks.joined(offer(event));
		this.calls.put(contact(event), event.getChannel(), LiveCall.Place.TALKING);
		// The agent's channel has the attempt's identifier.
		this.legs.talks(contact(event), event.getOffer());
		this.legs.inRoom(contact(event), false);
		return new CallEvent.OfferAnswered(contact(event), offer(event), seat(event), at);
	}

	/** A seat's leg is told as such, also when the seat was called into the talk. */
	private static CallEvent legGone(YhtEvent event, Instant at) {
		return event.getParty().isEmpty() ? new CallEvent.Talk.SeatLeft(contact(event), seat(event), at)
				: new CallEvent.Talk.PartyLeft(contact(event), party(event), CallEvent.Talk.Left.HUNG_UP, at);
	}

	private Optional<CallEvent> place(YhtEvent event, LiveCall.Place place) {
		this.calls.put(contact(event), event.getChannel(), place);
		return Optional.empty();
	}

	private Optional<CallEvent> notice(YhtEvent event) {
		NoticeOutcome outcome = event.getKey().isEmpty() ? new NoticeOutcome.NoKey()
				: new NoticeOutcome.Pressed(event.getKey().charAt(0));
		this.notices.end(UUID.fromString(event.getNotice()), outcome);
		return Optional.empty();
	}

	/**
	 * Takes the failure of a call with a notice. The reason here does not tell a busy
	 * telephone from a trunk that is down: the hang-up of the channel does, and comes
	 * about the same time.
	 */
	private boolean originated(OriginateResponseEvent event) {
		if (event.isSuccess() || event.getActionId() == null) {
			return true;
		}
		UUID id = UUID.fromString(event.getActionId());
		CompletableFuture.delayedExecutor(CAUSE_SECONDS, TimeUnit.SECONDS).execute(() -> over(id, null));
		return true;
	}

	/**
	 * Takes that parties are no more in Asterisk, whose ends were told while nobody
	 * listened.
	 * @param parties their attempts
	 * @return as for {@link #take}
	 */
	boolean partiesGone(Set<UUID> parties) {
		return parties.stream().allMatch((party) -> partyNotThere(party, CallEvent.Talk.Left.NO_ANSWER));
	}

	private boolean partyNotThere(UUID party, CallEvent.Talk.Left why) {
		return this.legs.ringingEnds(party)
			.map((contact) -> this.events
				.offer(new CallEvent.Talk.PartyLeft(contact, party, why, this.clock.instant())))
			.orElse(true);
	}

	private boolean hungUp(HangupEvent event) {
		if (event.getUniqueId() != null) {
			return over(UUID.fromString(event.getUniqueId()), event.getCause());
		}
		return true;
	}

	/**
	 * A channel that the server had made is no more; what is told first counts.
	 * @param id its identifier
	 * @param cause a cause of ITU-T Q.850, null when unknown
	 */
	private boolean over(UUID id, @Nullable Integer cause) {
		this.notices.end(id, notConnected(cause));
		boolean taken = this.callBacks.hungUp(id, cause)
			.or(() -> this.surveys.hungUp(id, cause))
			.map(this.events::offer)
			.orElse(true);
		return partyNotThere(id, notAnswered(cause)) && taken;
	}

	private static CallEvent.Talk.Left notAnswered(@Nullable Integer cause) {
		return switch (OutgoingLeg.why(cause)) {
			case BUSY -> CallEvent.Talk.Left.BUSY;
			case NO_ANSWER, VOICEMAIL, HUNG_UP, AGENT_LEFT -> CallEvent.Talk.Left.NO_ANSWER;
			case UNREACHABLE -> CallEvent.Talk.Left.UNREACHABLE;
		};
	}

	/**
	 * Reads a cause of ITU-T Q.850 (table 1): 16 to 21 and 31 are the callee's doing, all
	 * others the network's; 0 is Asterisk's own end of ringing.
	 */
	private static NoticeOutcome notConnected(@Nullable Integer cause) {
		return (cause != null && (cause == 0 || (cause >= 16 && cause <= 21) || cause == 31))
				? new NoticeOutcome.NotAnswered() : new NoticeOutcome.NotPossible();
	}

	private Optional<CallEvent> device(DeviceStateChangeEvent event) {
		String device = event.getDevice();
		if (device == null || !device.startsWith(SEAT_DEVICE)) {
			return Optional.empty();
		}
		Seat seat = new Seat(device.substring(SEAT_DEVICE.length()));
		boolean now = switch (String.valueOf(event.getState())) {
			case "NOT_INUSE", "INUSE", "BUSY", "RINGING", "RINGINUSE", "ONHOLD" -> true;
			default -> false;
		};
		Boolean before = this.reachable.put(seat, now);
		boolean news = (before == null || before != now)
				&& (now ? this.seats.came(this.asterisk, seat) : this.seats.went(this.asterisk, seat));
		return news ? Optional.of(new CallEvent.SeatReachable(seat, now, this.clock.instant())) : Optional.empty();
	}

	private static ContactId contact(YhtEvent event) {
		return ContactId.of(event.getContact());
	}

	private static UUID offer(YhtEvent event) {
		return UUID.fromString(event.getOffer());
	}

	private static UUID party(YhtEvent event) {
		return UUID.fromString(event.getParty());
	}

	private static Seat seat(YhtEvent event) {
		return new Seat(event.getSeat());
	}

	/**
	 * Reads a place. A call in one that is not known here, of another version's dialplan,
	 * is a call all the same: it is left alone, as one in a flow is.
	 */
	static LiveCall.Place placeOf(String word) {
		try {
			return LiveCall.Place.valueOf(word.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			LOG.warn("A call is in a place that is not known: {}", word);
			return LiveCall.Place.FLOW;
		}
	}

	private static Reason reason(String status) {
		return switch (status) {
			case "CHANUNAVAIL" -> Reason.UNREACHABLE;
			case "BUSY", "CONGESTION" -> Reason.REJECTED;
			case "WITHDRAWN" -> Reason.WITHDRAWN;
			case "DANGER" -> Reason.DANGER;
			default -> Reason.NO_ANSWER;
		};
	}

}
