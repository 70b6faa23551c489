package org.yihaotong.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.stream.Collectors;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yihaotong.intake.PromptMail;
import org.yihaotong.intake.mailbox.TestPromptMail;
import org.yihaotong.testing.TestParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailBriefingTests extends BriefingWayContract {

	private static final String DESK = "desk@police.example";

	private final GreenMail post = new GreenMail(
			new ServerSetup(TestParts.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private ServerSocket mute;

	/** Goes where the test last said. */
	private int port;

	@BeforeEach
	void start() throws IOException {
		this.post.start();
		this.post.setUser(TestPromptMail.FROM, TestPromptMail.FROM, TestPromptMail.PASSWORD);
		this.mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.port = this.post.getSmtp().getPort();
	}

	@AfterEach
	void stop() throws IOException {
		this.post.stop();
		this.mute.close();
	}

	@Override
	BriefingWay way() {
		PromptMail mail = (what, limit) -> TestPromptMail.over(this.port).send(what, limit);
		return new MailBriefing(mail, RULES);
	}

	@Override
	BriefingProperties.Route route() {
		return new BriefingProperties.Route("", "", DESK);
	}

	@Override
	BriefingProperties.Route refusing() {
		this.post.getUserManager().getUser(TestPromptMail.FROM).setPassword("another");
		return route();
	}

	@Override
	BriefingProperties.Route silent() {
		this.port = this.mute.getLocalPort();
		return route();
	}

	@Override
	BriefingProperties.Route nobody() {
		this.port = TestParts.freePort();
		return route();
	}

	@Override
	String received() {
		return Arrays.stream(this.post.getReceivedMessages())
			.map(MailBriefingTests::text)
			.collect(Collectors.joining());
	}

	private static String text(MimeMessage message) {
		try {
			return message.getSubject() + "\n" + message.getContent();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void theSubjectTellsWhichRevisionItIsAndNoWordOfTheMatter() throws Exception {
		way().deliver(briefing(1, "着火了"), route());
		way().deliver(briefing(2, "着火了"), route());
		assertThat(this.post.getReceivedMessages()).extracting(MimeMessage::getSubject)
			.containsExactly("12345 紧急转交 110 C20261130-00007", "12345 紧急转交 110 C20261130-00007（第2次，含此前内容）");
		assertThat(this.post.getReceivedMessages()[0].getRecipients(MimeMessage.RecipientType.TO)[0]).hasToString(DESK);
		assertThat(this.post.getReceivedMessages()[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
	}

	@Test
	void saysThatThereIsNoMailbox() {
		MailBriefing without = new MailBriefing(TestPromptMail.none(), RULES);
		assertThatExceptionOfType(NotBriefed.class).isThrownBy(() -> without.deliver(briefing(1, "着火了"), route()))
			.satisfies((failure) -> assertThat(failure.detail()).isEqualTo("No mailbox is configured"));
	}

}
