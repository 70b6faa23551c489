package org.yihaotong.telephony;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallEvent.CallBack.Why;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.OutboundGuard.Verdict;
import org.yihaotong.telephony.agi.SoundFiles;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.telephony.ami.AmiText;

/**
 * Calls citizens back by Asterisk's manager interface. Both channels have identifiers
 * that follow from the attempt's, so that also an attempt of an earlier life of the
 * server can be ended. Whatever is told first about an attempt ends it; later news of it
 * are ignored.
 */
class AsteriskCallBacks implements CallBackControl {

	private final AmiClient ami;

	private final Function<Seat, String> seats;

	private final OutboundGuard guard;

	private final TelephonyProperties properties;

	private final SoundFiles sounds;

	private final Supplier<Optional<CallBackGreeting>> greeting;

	private final Clock clock;

	private final Map<UUID, Attempt> attempts = new ConcurrentHashMap<>();

	/** The attempts by the identifiers of their citizens' channels. */
	private final Map<UUID, UUID> citizens = new ConcurrentHashMap<>();

	AsteriskCallBacks(AmiClient ami, Function<Seat, String> seats, OutboundGuard guard, TelephonyProperties properties,
			SoundFiles sounds, Supplier<Optional<CallBackGreeting>> greeting, Clock clock) {
		this.ami = ami;
		this.seats = seats;
		this.guard = guard;
		this.properties = properties;
		this.sounds = sounds;
		this.greeting = greeting;
		this.clock = clock;
	}

	/**
	 * An attempt that goes on.
	 *
	 * @param contact the contact
	 * @param seat the agent's telephone
	 * @param withdrawn whether it was taken back while the agent was rung
	 */
	private record Attempt(ContactId contact, Seat seat, boolean withdrawn) {
	}

	/** Whether an attempt is under way here. */
	boolean knows(UUID offer) {
		return this.attempts.containsKey(offer);
	}

	@Override
	public void ringAgent(ContactId contact, UUID offer, Seat seat) {
		this.attempts.put(offer, new Attempt(contact, seat, false));
		OriginateAction action = OutgoingLeg.to(offer, this.seats.apply(seat), "call-back-agent");
		action.setCallerId(this.properties.hotline());
		action.setTimeout(this.properties.callBack().agentRing().toMillis());
		variables(action, contact, offer, seat);
		action.setVariable("PJSIP_HEADER(add,X-Contact)", contact.toString());
		send(offer, action);
	}

	@Override
	public boolean dialCitizen(UUID offer, PhoneNumber citizen) {
		Attempt attempt = this.attempts.get(offer);
		if (attempt == null || attempt.withdrawn()) {
			throw new CallNotFound(new ContactId(offer));
		}
		if (this.guard.ask(citizen, Ground.CITIZEN) != Verdict.ALLOWED) {
			return false;
		}
		UUID leg = citizenLeg(offer);
		this.citizens.put(leg, offer);
		OriginateAction action = OutgoingLeg.toCitizen(leg, citizen, "call-back-citizen", this.properties);
		variables(action, attempt.contact(), offer, attempt.seat());
		this.greeting.get()
			.flatMap(CallBackGreeting::sound)
			.ifPresent((sound) -> action.setVariable("YHT_NOTICE_SOUND", AmiText.safe(this.sounds.inAsterisk(sound))));
		send(offer, action);
		return true;
	}

	private static void variables(OriginateAction action, ContactId contact, UUID offer, Seat seat) {
		action.setVariable("YHT_BACK", contact.toString());
		action.setVariable("YHT_OFFER", offer.toString());
		action.setVariable("YHT_BACK_SEAT", seat.value());
	}

	private void send(UUID offer, OriginateAction action) {
		try {
			OutgoingLeg.send(this.ami, action);
		}
		catch (AsteriskAway ex) {
			forget(offer);
			throw ex;
		}
	}

	private static UUID citizenLeg(UUID offer) {
		return UUID.nameUUIDFromBytes(("citizen of " + offer).getBytes(StandardCharsets.US_ASCII));
	}

	private Optional<Attempt> forget(UUID offer) {
		this.citizens.remove(citizenLeg(offer));
		return Optional.ofNullable(this.attempts.remove(offer));
	}

	@Override
	public void cancel(UUID offer) {
		boolean dialled = this.citizens.containsKey(citizenLeg(offer));
		if (dialled) {
			forget(offer);
		}
		else {
			this.attempts.computeIfPresent(offer,
					(key, attempt) -> new Attempt(attempt.contact(), attempt.seat(), true));
		}
		this.ami.send(new HangupAction(citizenLeg(offer).toString()));
		this.ami.send(new HangupAction(offer.toString()));
	}

	/** The agent has answered. */
	Optional<CallEvent> agentReady(UUID offer) {
		return Optional.ofNullable(this.attempts.get(offer))
			.map((attempt) -> new CallEvent.CallBack.AgentReady(attempt.contact(), offer, attempt.seat(),
					this.clock.instant()));
	}

	/** Both are in the room. */
	void joined(UUID offer) {
		forget(offer);
	}

	/** The agent has left before the citizen was there. */
	Optional<CallEvent> agentGone(UUID offer) {
		Optional<Attempt> attempt = forget(offer);
		attempt.ifPresent((found) -> hangUpLater(citizenLeg(offer)));
		return attempt.map((found) -> found.withdrawn() ? failed(offer, found, Reason.WITHDRAWN)
				: missed(offer, found, Why.AGENT_LEFT));
	}

	/** Never on the thread that reads from Asterisk: it brings the answer. */
	private void hangUpLater(UUID channel) {
		Thread.ofVirtual().name("call-back").start(() -> {
			try {
				this.ami.send(new HangupAction(channel.toString()));
			}
			catch (AsteriskAway ex) {
				// It ends by itself: the dialplan sees that the agent is gone.
				return;
			}
		});
	}

	/** The citizen's telephone was answered, and nobody talks. */
	Optional<CallEvent> citizenGone(UUID offer, String status) {
		return forget(offer).map((attempt) -> missed(offer, attempt, Why.valueOf(status)));
	}

	/**
	 * A channel of an attempt was hung up before it was answered.
	 * @param channel its identifier
	 * @param cause a cause of ITU-T Q.850, null when unknown
	 */
	Optional<CallEvent> hungUp(UUID channel, @Nullable Integer cause) {
		UUID offer = this.citizens.get(channel);
		if (offer != null) {
			return forget(offer).map((attempt) -> missed(offer, attempt, OutgoingLeg.why(cause)));
		}
		return forget(channel).map((attempt) -> failed(channel, attempt,
				attempt.withdrawn() ? Reason.WITHDRAWN : reason(OutgoingLeg.why(cause))));
	}

	private static Reason reason(Why why) {
		return switch (why) {
			case BUSY -> Reason.REJECTED;
			case NO_ANSWER, VOICEMAIL, HUNG_UP, AGENT_LEFT -> Reason.NO_ANSWER;
			case UNREACHABLE -> Reason.UNREACHABLE;
		};
	}

	private CallEvent missed(UUID offer, Attempt attempt, Why why) {
		return new CallEvent.CallBack.Missed(attempt.contact(), offer, why, this.clock.instant());
	}

	private CallEvent failed(UUID offer, Attempt attempt, Reason reason) {
		return new CallEvent.OfferFailed(attempt.contact(), offer, attempt.seat(), reason, this.clock.instant());
	}

}
