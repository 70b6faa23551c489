package org.yihaotong.intake.mailbox;

/**
 * What citizens read by mail: Chinese first, English beneath.
 */
final class MailTexts {

	private MailTexts() {
	}

	static OutgoingMails.Draft acknowledgement(TakenLetters.Place place, Letter letter, String number, String url) {
		String body = """
				您好：

				您的来信已经收到，编号是 %1$s。
				工作人员会尽快处理并转给负责的单位，答复会发到这个邮箱。
				查询进度：%2$s/follow?number=%1$s

				紧急情况请直接拨打 110、119、120。

				--
				Your letter has arrived; its number is %1$s.
				An agent will deal with it and hand it to the department in charge; the answer comes to this address.
				Follow it: %2$s/follow?number=%1$s
				In an emergency please dial 110, 119 or 120.

				12345 政务服务便民热线 · City Service Hotline
				（这是自动发出的回执 / this receipt was sent automatically）
				""".formatted(number, url);
		return new OutgoingMails.Draft(place.mailbox(), letter.sender(), "来信已收到 " + number + "：" + letter.subject(),
				body, letter.messageId());
	}

	static OutgoingMails.Draft reply(String mailbox, String recipient, Answer answer, String inReplyTo, String url) {
		String body = """
				您好：

				您反映的“%1$s”（案卷号 %2$s），%3$s已作出答复：

				%4$s

				查看详情并评价：%6$s/follow?number=%2$s

				--
				%5$s has answered your request (case %2$s); the answer stands above.
				See it and rate it: %6$s/follow?number=%2$s

				12345 政务服务便民热线 · City Service Hotline
				""".formatted(answer.title(), answer.caseNumber(), answer.departmentZh(), answer.words(),
				answer.departmentEn(), url);
		return new OutgoingMails.Draft(mailbox, recipient, "答复 " + answer.caseNumber() + "：" + answer.title(), body,
				inReplyTo);
	}

	/**
	 * A department's answer.
	 *
	 * @param caseNumber the case
	 * @param title what it is about
	 * @param departmentZh who answers, in Chinese
	 * @param departmentEn who answers, in English
	 * @param words the answer
	 */
	record Answer(String caseNumber, String title, String departmentZh, String departmentEn, String words) {
	}

}
