package org.yihaotong.telephony;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.jspecify.annotations.Nullable;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.telephony.OutboundGuard.Ground;
import org.yihaotong.telephony.OutboundGuard.Verdict;
import org.yihaotong.telephony.ami.AmiClient;

/**
 * Calls citizens by Asterisk's manager interface. The channel has the attempt's
 * identifier. Once it is answered the dialplan alone tells the end, also of an attempt of
 * an earlier life of the server.
 */
class AsteriskSurveys implements SurveyControl {

	private final AmiClient ami;

	private final OutboundGuard guard;

	private final TelephonyProperties properties;

	private final Clock clock;

	/** Those that nobody has answered yet, as far as is known. */
	private final Map<UUID, ContactId> attempts = new ConcurrentHashMap<>();

	AsteriskSurveys(AmiClient ami, OutboundGuard guard, TelephonyProperties properties, Clock clock) {
		this.ami = ami;
		this.guard = guard;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public boolean call(UUID attempt, ContactId contact, PhoneNumber citizen) {
		if (this.guard.ask(citizen, Ground.CITIZEN) != Verdict.ALLOWED) {
			return false;
		}
		OriginateAction action = OutgoingLeg.toCitizen(attempt, citizen, "survey-citizen", this.properties);
		action.setVariable("YHT_BACK", contact.toString());
		action.setVariable("YHT_OFFER", attempt.toString());
		this.attempts.put(attempt, contact);
		try {
			OutgoingLeg.send(this.ami, action);
		}
		catch (AsteriskAway ex) {
			this.attempts.remove(attempt);
			throw ex;
		}
		return true;
	}

	@Override
	public void askAfterTalks(Optional<Duration> least) {
		this.ami
			.send(new SetVarAction("YHT_ASK_AFTER", least.map(Duration::toSeconds).map(String::valueOf).orElse("")));
	}

	/** The dialplan tells how a call ended that was answered. */
	CallEvent ended(ContactId contact, UUID attempt, String status) {
		this.attempts.remove(attempt);
		return new CallEvent.SurveyEnded(contact, attempt, SurveyEnd.valueOf(status), this.clock.instant());
	}

	/**
	 * A channel was hung up before it was answered.
	 * @param channel its identifier
	 * @param cause a cause of ITU-T Q.850, null when unknown
	 */
	Optional<CallEvent> hungUp(UUID channel, @Nullable Integer cause) {
		return Optional.ofNullable(this.attempts.remove(channel))
			.map((contact) -> new CallEvent.SurveyEnded(contact, channel, notAnswered(cause), this.clock.instant()));
	}

	private static SurveyEnd notAnswered(@Nullable Integer cause) {
		return switch (OutgoingLeg.why(cause)) {
			case BUSY -> SurveyEnd.BUSY;
			case NO_ANSWER, VOICEMAIL, HUNG_UP, AGENT_LEFT -> SurveyEnd.NO_ANSWER;
			case UNREACHABLE -> SurveyEnd.UNREACHABLE;
		};
	}

}
