package org.yihaotong.access;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of staff accounts and sign-in.
 *
 * @param firstAccounts whether accounts are made when there is none
 * @param firstPassword the password of all first accounts; empty for a random one each
 * @param firstPasswordsFile where the first passwords are written; empty for nowhere
 * @param signInTries wrong passwords per account and address before a pause
 * @param signInPause how long wrong passwords are counted, and the pause lasts
 */
@Validated
@ConfigurationProperties("yihaotong.access")
record AccessProperties(@DefaultValue("true") boolean firstAccounts,
		@DefaultValue("") @Size(max = 72) String firstPassword,
		@DefaultValue("var/sign-ins.txt") String firstPasswordsFile,
		@DefaultValue("8") @Min(1) @Max(1000) int signInTries, @DefaultValue("10m") @NotNull Duration signInPause) {
}
