import type { EscrowKind } from '../../told-escrow.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of the money of milestones, in Japanese. */
export const escrow = {
  'milestone-funded': {
    name: 'マイルストーンへの入金',
    title: '{title}：{amount}が預けられました',
    body: '「{milestone}」に入金されました。お金はエスクローに預けられ、作業を始められます。承認されると支払われ、そうでなければクライアントに戻ります。',
    button: 'マイルストーンを見る',
  },
  'milestone-silence': {
    name: '提出された仕事がまもなく支払われます',
    title: '{title}：返事がなければ{until}に{amount}が支払われます',
    body: '{other}が「{milestone}」を提出しました。支払うか、修正を求めてください。修正を求めると期限は止まります。返事がなければ支払われます。',
    button: '仕事を見る',
  },
  'milestone-silent': {
    name: '返事がないまま支払われた仕事',
    title: '{title}：{amount}が支払われました',
    body: '「{milestone}」は提出から十四日間返事がなかったため、支払われました。フリーランサーの取り分は{until}から引き出せます。',
    button: 'マイルストーンを見る',
  },
  'milestone-released': {
    name: 'マイルストーンの支払い',
    title: '{title}：{amount}が支払われました',
    body: '「{milestone}」が承認されました。フリーランサーの取り分は、五日間の保留の後、{until}から引き出せます。',
    button: 'マイルストーンを見る',
  },
  'milestone-available': {
    name: 'マイルストーンの報酬が引き出せます',
    title: '{title}：{amount}を引き出せます',
    body: '「{milestone}」の保留期間が終わりました。引き出すことができます。',
    button: '引き出す',
  },
  'escrow-returned': {
    name: 'エスクローのお金の返金',
    title: '{title}：{amount}がクライアントに戻ります',
    body: '{other}とのこの契約でエスクローに残っていたお金は、クライアントの手数料とともに、支払ったカードに戻ります。',
    button: '契約を見る',
  },
  'escrow-not-back': {
    name: 'エスクローの返金がカードに届きませんでした',
    title: '{title}：{amount}がカードに届きませんでした',
    body: '「{milestone}」のエスクローのお金を、カードの銀行が受け取りませんでした。お客様の残高として残り、運営者がもう一度送ることができます。',
    button: 'マイルストーンを見る',
  },
  'escrow-paid': {
    name: '争われたエスクローのお金の支払い',
    title: '{title}：{amount}がフリーランサーに支払われます',
    body: '{other}とのこの契約でエスクローにあったお金が支払われます。五日間の保留の後に引き出せます。',
    button: '契約を見る',
  },
  'escrow-asked': {
    name: 'クライアントによる返金の求め',
    title: '{title}：{other}が{amount}の返金を求めています',
    body: 'このお金がエスクローにあるまま契約が終了しました。作業が済んでいれば{until}まで異議を申し立てられます。返事がなければその時に戻ります。',
    button: '内容を見る',
  },
  'escrow-dormant': {
    name: 'エスクローにお金があるまま休止した契約',
    title: '{title}：九十日間何も起きていません',
    body: '{other}とのこの契約で{amount}がエスクローにあります。それまでにフリーランサーが提出するか異議を申し立てなければ、{until}にクライアントに戻ります。',
    button: '契約を見る',
  },
  'escrow-disputed': {
    name: '返金への異議',
    title: '{title}：{other}が{amount}の返金に異議を申し立てました',
    body: '{until}までに答えると運営者が判断します。返事がなければその時に支払われます。相手の言葉：{says}',
    button: '読んで答える',
  },
  'escrow-answered': {
    name: '異議へのクライアントの答え',
    title: '{title}：エスクローの{amount}について{other}が答えました',
    body: 'これから運営者が判断します。判断とその理由は双方が読めます。相手の言葉：{says}',
    button: '答えを読む',
  },
  'escrow-decided': {
    name: 'エスクローについての運営者の判断',
    title: '{title}：フリーランサーに{amount}、クライアントに{back}',
    body: '{other}とのこの契約でエスクローにあったお金についての運営者の判断です。理由：{says}',
    button: '判断を読む',
  },
} satisfies Pick<Catalogue['kinds'], EscrowKind>;
