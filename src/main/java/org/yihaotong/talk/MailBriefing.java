package org.yihaotong.talk;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yihaotong.intake.PromptMail;
import org.yihaotong.intake.PromptMail.MailNotSent;
import org.yihaotong.talk.NotBriefed.Why;

/**
 * Mails a briefing.
 */
@Component
@Order(2)
class MailBriefing implements BriefingWay {

	private final PromptMail mail;

	private final BriefingProperties rules;

	MailBriefing(PromptMail mail, BriefingProperties rules) {
		this.mail = mail;
		this.rules = rules;
	}

	@Override
	public String name() {
		return "MAIL";
	}

	@Override
	public boolean leadsTo(BriefingProperties.Route route) {
		return !route.mail().isEmpty();
	}

	@Override
	public void deliver(Briefing briefing, BriefingProperties.Route route) throws NotBriefed {
		String subject = "12345 紧急转交 " + briefing.service() + " " + briefing.contact().number()
				+ ((briefing.revision() == 1) ? "" : "（第" + briefing.revision() + "次，含此前内容）");
		try {
			this.mail.send(new PromptMail.Mail(route.mail(), subject, briefing.text()), this.rules.timeout());
		}
		catch (MailNotSent ex) {
			throw new NotBriefed(ex.late() ? Why.TIMEOUT : Why.UNREACHABLE, String.valueOf(ex.getMessage()), true);
		}
	}

}
