package org.yihaotong.local.demo;

import java.util.Random;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PostmanTests {

	private final DemoTexts texts = new DemoTexts(new Random(1));

	@Test
	void deliversALetterInChineseToARealMailServer() throws Exception {
		GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
		mail.start();
		try {
			DemoTexts.Request request = this.texts.request();
			new Postman(mail.getSmtp().getPort(), "hotline@city.example").deliver(this.texts.citizen(), request);
			assertThat(mail.getReceivedMessages()).singleElement().satisfies((message) -> {
				assertThat(message.getSubject()).isEqualTo(request.subject());
				assertThat(message.getContent().toString()).contains(request.text(), request.place());
				assertThat(message.getMessageID()).isNotBlank();
			});
		}
		finally {
			mail.stop();
		}
	}

	@Test
	void hasEnoughToSay() {
		assertThat(this.texts.count()).isGreaterThanOrEqualTo(60);
		assertThat(this.texts.citizen().phone()).matches("138[0-9]{8}");
	}

}
