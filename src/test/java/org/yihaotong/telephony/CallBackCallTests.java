package org.yihaotong.telephony;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.CallEvent.CallBack.Why;
import org.yihaotong.telephony.CallEvent.OfferFailed.Reason;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;

class CallBackCallTests extends TelephonyModule {

	private static final PhoneNumber HOME = new PhoneNumber("+8613900002222");

	private static final Seat SEAT = new Seat("1021");

	@Autowired
	CallBackControl backs;

	private ContactId contact = ContactId.random();

	private UUID offer = UUID.randomUUID();

	@BeforeEach
	void anew() {
		this.contact = ContactId.random();
		this.offer = UUID.randomUUID();
	}

	@Test
	void theAgentIsRungFirstThenBothTalkAndTheAgentsEndIsTheCitizensEnd() {
		SippTelephone agent = agentAnswers();
		SippTelephone citizen = asterisk().callee((phone) -> phone.awaitRinging().answer());
		assertThat(this.backs.dialCitizen(this.offer, HOME)).isTrue();
		agent.awaitSound();
		CallEvent.OfferAnswered answered = told(CallEvent.OfferAnswered.class, (event) -> true);
		assertThat(answered.contact()).isEqualTo(this.contact);
		assertThat(answered.offer()).isEqualTo(this.offer);
		assertThat(citizen.number()).isEqualTo("13900002222");
		assertThat(citizen.shownCaller()).contains("12345");
		assertThat(live(this.contact).place()).isEqualTo(LiveCall.Place.TALKING);
		agent.heard().forget();
		citizen.say(SPEECH);
		agent.awaitSound();
		agent.hangUp();
		citizen.awaitHungUp();
		told(CallEvent.TalkEnded.class, (event) -> event.contact().equals(this.contact) && event.seat().equals(SEAT));
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(this.contact));
		asterisk().awaitEmpty();
	}

	@Test
	void theCitizensEndIsTheAgentsEnd() {
		SippTelephone agent = agentAnswers();
		SippTelephone citizen = asterisk().callee((phone) -> phone.awaitRinging().answer());
		this.backs.dialCitizen(this.offer, HOME);
		told(CallEvent.OfferAnswered.class, (event) -> true);
		citizen.hangUp();
		agent.awaitHungUp();
		asterisk().awaitEmpty();
	}

	@Test
	void aBusyCitizenIsToldAndTheAgentIsLetGo() {
		SippTelephone agent = agentAnswers();
		asterisk().callee(AsteriskPart.isBusy());
		this.backs.dialCitizen(this.offer, HOME);
		assertThat(missed()).isEqualTo(Why.BUSY);
		letGo(agent);
	}

	@Test
	void aVoicemailThatTalksOnIsNoPerson() throws Exception {
		Path announcement = alaw(Sounds.tone(6));
		SippTelephone agent = agentAnswers();
		asterisk().callee((phone) -> {
			phone.awaitRinging().answer();
			phone.say(announcement);
		});
		this.backs.dialCitizen(this.offer, HOME);
		assertThat(missed()).isEqualTo(Why.VOICEMAIL);
		letGo(agent);
	}

	@Test
	void anAgentWhoHangsUpWhileItRingsEndsTheCallToTheCitizen() {
		SippTelephone agent = agentAnswers();
		SippTelephone citizen = asterisk().callee(AsteriskPart.neverAnswers());
		this.backs.dialCitizen(this.offer, HOME);
		citizen.awaitRinging();
		agent.hangUp();
		assertThat(missed()).isEqualTo(Why.AGENT_LEFT);
		citizen.awaitHungUp();
		asterisk().awaitEmpty();
	}

	@Test
	void anAgentWhoRefusesIsToldAndNobodyIsCalled() {
		SippTelephone agent = asterisk().seat("1021");
		this.backs.ringAgent(this.contact, this.offer, SEAT);
		agent.awaitRinging().refuse();
		assertThat(told(CallEvent.OfferFailed.class, (event) -> true).reason()).isEqualTo(Reason.REJECTED);
		asterisk().awaitEmpty();
	}

	@Test
	void whatIsTakenBackWhileTheAgentIsRungIsToldAsThat() {
		SippTelephone agent = asterisk().seat("1021");
		this.backs.ringAgent(this.contact, this.offer, SEAT);
		agent.awaitRinging();
		this.backs.cancel(this.offer);
		agent.awaitHungUp();
		assertThat(told(CallEvent.OfferFailed.class, (event) -> true).reason()).isEqualTo(Reason.WITHDRAWN);
		asterisk().awaitEmpty();
	}

	@Test
	void aForeignNumberIsNotCalled() {
		SippTelephone agent = agentAnswers();
		assertThat(this.backs.dialCitizen(this.offer, new PhoneNumber("+4915112345678"))).isFalse();
		letGo(agent);
	}

	private SippTelephone agentAnswers() {
		SippTelephone agent = asterisk().seat("1021");
		this.backs.ringAgent(this.contact, this.offer, SEAT);
		agent.awaitRinging();
		assertThat(agent.contact()).contains(this.contact.value());
		agent.answer();
		told(CallEvent.CallBack.AgentReady.class, (event) -> event.offer().equals(this.offer));
		return agent;
	}

	private Why missed() {
		return Objects
			.requireNonNull(told(CallEvent.CallBack.Missed.class, (event) -> event.offer().equals(this.offer)))
			.why();
	}

	private void letGo(SippTelephone agent) {
		this.backs.cancel(this.offer);
		agent.awaitHungUp();
		Awaitility.await().until(() -> this.control.liveCalls().isEmpty());
		asterisk().awaitEmpty();
	}

	private static Path alaw(Path wav) throws IOException, UnsupportedAudioFileException {
		Path file = wav.resolveSibling("alaw.wav");
		try (AudioInputStream linear = AudioSystem.getAudioInputStream(wav.toFile());
				AudioInputStream encoded = AudioSystem.getAudioInputStream(AudioFormat.Encoding.ALAW, linear)) {
			AudioSystem.write(encoded, AudioFileFormat.Type.WAVE, file.toFile());
			return file;
		}
	}

}
